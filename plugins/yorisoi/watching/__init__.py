"""Looking at a published site from outside: is it new, whole, ours, and safe to open.

The standard library alone, so that any machine can run it: `python -m yorisoi.watching URL` with
`plugins/` on the path. `yorisoi watch URL` is the same, and knows the numbers of the content too.
Others call `command.watch`, and `arguments`, which loads nothing of the network for other commands.
"""
