# The library's own files are MATLAB's, whoever calls them.
function r = kinds ()
  r = {class("x"), class(matlab.lang.OnOffSwitchState.on)};
end
assert (isequal (kinds (), {"char", "matlab.lang.OnOffSwitchState"}))
f = memoize (@(x) x + 1);
assert (f (1) == 2 && f (1) == 2 && stats (f).Cache.TotalHits == 1)
