"""What a reader meets: the built site in a real browser, under the policy it is to be served with."""
