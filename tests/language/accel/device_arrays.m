% Arrays on the device: reductions beside neighbouring results, and random numbers that neighbours share. The same bits
% as on the host, whatever the sizes.
for class = {'single', 'double'}
    c = class{1};
    for sizes = {[16 30 77], [4 100 33], [8 7 53], [12 99], [3 500], [2 4097], [16 65], [1 1234], [64 70], [48 3 41]}
        dims = num2cell(sizes{1});
        rng(3, 'philox')
        x = rand(dims{:}, c) * 4 - 2;
        g = gpuArray(x);
        assert(isequal(mean(x, [2 3]), gather(mean(g, [2 3]))))
        assert(isequal(sum((x - mean(x, [2 3])) .^ 2, [2 3]), gather(sum((g - mean(g, [2 3])) .^ 2, [2 3]))))
        assert(isequal(mean(max(x, 0) .^ cast(1.8, c), 'all'), gather(mean(max(g, 0) .^ cast(1.8, c), 'all'))))
        assert(isequal(exp(x) .* sin(x) + mean(x, [2 3]), gather(exp(g) .* sin(g) + mean(g, [2 3]))))
        assert(isequal(x + sum(x, 1), gather(g + sum(g, 1))))
        for draw = {@rand, @randn}
            for generator = {'philox', 'threefry'}
                rng(3, generator{1})
                first = draw{1}(3, 1, c);
                h = draw{1}(dims{:}, c);
                gpurng(3, generator{1})
                assert(isequal(first, gather(draw{1}(3, 1, c, 'gpuArray'))))
                r = draw{1}(dims{:}, c, 'gpuArray');
                total = gather(sum(r, [2 3]));
                assert(isequal(h, gather(r)) && isequal(sum(h, [2 3]), total))
            end
        end
    end
end
rng('default')
