"""What every module shares and nothing of ours stands under: time, ids, actors, refusals, findings."""
