% Array programs on the host and on the device, over sizes: parity of the results, times, speed-up curves.
%
%   etna tests/bench/suite/accel_suite.m
%
% writes accel_suite.json, .csv and .png into the current folder (ETNA_SUITE_OUT names another), and prints the table.
% ETNA_SUITE_SIZES lists other numbers of elements. Every program runs on ordinary arrays, where the offload policy
% decides (the host, unless ETNA_DEVICE or a fast device says otherwise), and on gpuArrays; both are waited for. Results must have the same bits; those with matrix products may differ by 1e-10
% relative. The area under a curve is the integral of the base-2 logarithm of the speed-up over the base-10 logarithm of
% the size, divided by the range: 1 means twice as fast on average. The status is 1 where a result differs.
sizes = [1e3 1e4 1e5 1e6 1e7];
if ~isempty(getenv('ETNA_SUITE_SIZES')), sizes = str2num(getenv('ETNA_SUITE_SIZES')); end %#ok<ST2NM>
folder = getenv('ETNA_SUITE_OUT');
if isempty(folder), folder = pwd; end

ramp = @(n, c) cast(mod((1:n)' * 0.754877666, 1), c);
programs = {
    'chain',       @(x) abs(((x .* 2 + 1) .* x - 3) ./ (x + 4) + x .* 0.5 - 1)
    'elementary',  @(x) exp(-x) .* sin(x) + sqrt(x) ./ (1 + x .^ 2) - log(x + 1)
    'reduction',   @(x) sum(x .* x) + max(x) - mean(x)
    'normalise',   @(x) (x - mean(x)) ./ sqrt(mean((x - mean(x)) .^ 2) + 1e-6)
    'broadcast',   @(x) sum(reshape(x, [], 10) - mean(reshape(x, [], 10), 2), 1)
    'masks',       @(x) sum((x > 0.25 & x < 0.75) .* x)
    'integers',    @(x) sum(double(int32(x * 1000) * 3 - int32(7)))
    'random walk', @random_walk
    'product',     @(x) reshape(x(1:floor(sqrt(numel(x)))^2), floor(sqrt(numel(x))), []) * x(1:floor(sqrt(numel(x))))
    };
classes = {'double', 'single'};

device = gpuDevice;
rows = struct('program', {}, 'class', {}, 'elements', {}, 'host_ms', {}, 'device_ms', {}, 'speed_up', {}, 'same', {});
good = true;
fprintf('%s\n%-12s %-7s %10s %11s %11s %9s  %s\n', device.Name, 'program', 'class', 'elements', 'host ms', 'device ms', ...
        'speed-up', 'result')
for p = 1:size(programs, 1)
    [name, f] = programs{p, :};
    for c = 1:numel(classes)
        for n = sizes
            x = ramp(n, classes{c});
            g = gpuArray(x);
            wait(device)
            [host, h] = timed(f, x, device);
            [there, d] = timed(f, g, device);
            same = agree(h, gather(d), name);
            good = good && same;
            rows(end + 1) = struct('program', name, 'class', classes{c}, 'elements', n, 'host_ms', host * 1e3, ...
                                   'device_ms', there * 1e3, 'speed_up', host / there, 'same', same); %#ok<SAGROW>
            said = {'DIFFERENT', 'same'};
            fprintf('%-12s %-7s %10d %11.4f %11.4f %9.2f  %s\n', name, classes{c}, n, host * 1e3, there * 1e3, ...
                    host / there, said{same + 1})
        end
    end
end

areas = struct('program', {}, 'class', {}, 'area', {});
figure('Position', [100 100 1000 600])
hold on
names = {};
styles = {'-', '--'};
for p = 1:size(programs, 1)
    for c = 1:numel(classes)
        mine = rows(strcmp({rows.program}, programs{p, 1}) & strcmp({rows.class}, classes{c}));
        at = log10([mine.elements]);
        curve = log2([mine.speed_up]);
        area = curve(1);
        if numel(at) > 1, area = trapz(at, curve) / (at(end) - at(1)); end
        areas(end + 1) = struct('program', programs{p, 1}, 'class', classes{c}, 'area', area); %#ok<SAGROW>
        plot(at, curve, styles{c})
        names{end + 1} = sprintf('%s, %s', programs{p, 1}, classes{c}); %#ok<SAGROW>
    end
end
xlabel('log10 of the number of elements')
ylabel('log2 of the speed-up')
title(['Device against host: ' device.Name])
legend(names, 'Location', 'eastoutside')
grid on
saveas(gcf, fullfile(folder, 'accel_suite.png'))

fprintf('\n%-12s %-7s %6s\n', 'program', 'class', 'area')
for a = areas
    fprintf('%-12s %-7s %6.2f\n', a.program, a.class, a.area)
end

file = fopen(fullfile(folder, 'accel_suite.json'), 'w');
fprintf(file, '%s\n', jsonencode(struct('device', device.Name, 'rows', rows, 'areas', areas)));
fclose(file);
file = fopen(fullfile(folder, 'accel_suite.csv'), 'w');
fprintf(file, 'program,class,elements,host_ms,device_ms,speed_up,same\n');
for r = rows
    fprintf(file, '%s,%s,%d,%.6g,%.6g,%.6g,%d\n', r.program, r.class, r.elements, r.host_ms, r.device_ms, r.speed_up, r.same);
end
fclose(file);
if ~good, error('suite:differs', 'Host and device differ.'), end

function s = random_walk(x)
% Numbers generated on the way; the state stays with each path.
n = numel(x);
s = x;
for t = 1:16
    s = s .* exp(0.01 + 0.1 * cos(s + t));
end
s = sum(s) / n;
end

function [seconds, result] = timed(f, x, device)
result = f(x);
wait(device)
runs = 5;
took = zeros(1, runs);
for k = 1:runs
    start = tic;
    result = f(x);
    wait(device)
    if ~isgpuarray(result), result = result + 0; result(1); end % waits for what the host has deferred
    took(k) = toc(start);
end
seconds = median(took);
end

function same = agree(h, d, name)
if strcmp(name, 'product')
    same = isequal(size(h), size(d)) && all(abs(h - d) <= max(abs(h)) * eps(class(h)) * 1e4, 'all');
else
    same = isequaln(h, d);
end
end
