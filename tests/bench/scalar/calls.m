s = 0;
for i = 1:1000000
    s = s + half(i);
end
fprintf('%.6g\n', s)
function y = half(x)
    y = x / 2;
end
