function B = standardizeMissing(A, indicator)
%STANDARDIZEMISSING Insert standard missing values
%   B = STANDARDIZEMISSING(A, INDICATOR) replaces the values of INDICATOR by NaN, '' or missing.
%
%   See also fillmissing, ismissing, rmmissing.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    B = A;
    if isfloat(A)
        if iscell(indicator)
            numbers = indicator(cellfun(@isnumeric, indicator));
            indicator = [numbers{:}];
        end
        if ~isnumeric(indicator) && ~islogical(indicator)
            error('MATLAB:standardizeMissing:IndicatorsInvalidType', 'standardizeMissing: ''indicator'' and ''A'' must have the same data type.');
        end
        B(ismember(A, double(indicator))) = NaN;
    elseif iscellstr(A)
        B(ismember(A, indicator)) = {''};
    elseif isstring(A)
        B(ismember(A, indicator)) = missing;
    elseif ischar(A)
        B(ismember(A, indicator)) = ' ';
    end
end
