"""A later document laid over what stands: the same, reworded, new, gone. A person decides what is one."""
