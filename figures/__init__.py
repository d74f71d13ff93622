"""Pictures of the stretches, drawn from pose data: rough angles and contacts, a pose, a drawing."""
