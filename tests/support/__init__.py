"""What tests share: builders of real objects, and judges that are not ours."""
