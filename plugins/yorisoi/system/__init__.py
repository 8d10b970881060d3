"""What differs between operating systems: the disk, and workers on several cores."""
