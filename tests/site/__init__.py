"""What is published: the files of the built site."""
