"""What a build proves of itself: policy, manifest, files for hosts, nothing private, nothing active."""
