"""What items tell of: editions and reports, whole, in short, and as archives keep them."""
