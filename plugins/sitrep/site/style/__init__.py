"""What the digest looks like before it says anything: its stylesheet, faces and icons."""
