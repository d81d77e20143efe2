"""What people hand in: files read, rows checked, faults named by place."""
