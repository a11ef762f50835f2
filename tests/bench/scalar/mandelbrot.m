total = 0;
for row = 1:400
    for col = 1:400
        cr = -2 + 3 * col / 400;
        ci = -1.5 + 3 * row / 400;
        zr = 0;
        zi = 0;
        n = 0;
        while n < 100 && zr * zr + zi * zi <= 4
            t = zr * zr - zi * zi + cr;
            zi = 2 * zr * zi + ci;
            zr = t;
            n = n + 1;
        end
        total = total + n;
    end
end
fprintf('%d\n', total)
