# In Octave's dialect && and || take arrays as `if` does: true if not empty and all elements are.
x = [1 1] || 0;
assert (x)
assert (! ([] || 0) && ! ([1 0] && 1))
sz = [1 1 1];
(dim = find (sz != 1, 1)) || (dim = 1);
assert (dim == 1)
if ([] || [2 3])
  hit = "yes";
endif
assert (ischar (hit))
