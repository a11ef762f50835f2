%% Text, cells and structs: the four seasons of the CO2 series
folder = fileparts(mfilename('fullpath'));
data = readmatrix(fullfile(folder, 'co2_mauna_loa.csv'));

seasons = struct('name', {'winter', 'spring', 'summer', 'autumn'}, ...
                 'months', {[12 1 2], 3:5, 6:8, 9:11});
yearly = detrend_by_year(data);

for s = seasons
    in_season = ismember(data(:, 2), s.months);
    fprintf('%-8s %+6.2f ppm against the year\n', upper(s.name), mean(yearly(in_season)));
end

function d = detrend_by_year(data)
    d = zeros(size(data, 1), 1);
    for y = unique(data(:, 1))'
        rows = data(:, 1) == y;
        d(rows) = data(rows, 3) - mean(data(rows, 3));
    end
end
