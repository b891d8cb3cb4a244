"""Sites built again and again: edited at random, killed, spoiled."""
