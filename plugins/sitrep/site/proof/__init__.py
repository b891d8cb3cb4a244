"""What a build proves about itself: nothing private, nothing active, a manifest of all files."""
