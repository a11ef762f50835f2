function tf = compare_versions(v1, v2, operator)
%COMPARE_VERSIONS Compare two version texts
%   TF = COMPARE_VERSIONS(V1, V2, OP) compares versions such as '7.1.0-rc1' number by number, and letters behind the
%   numbers by their codes. OP is '==', '<', '<=', '>', '>=', '!=' or '~='.
%
%   See also verLessThan, version.
    if nargin ~= 3
        error('MATLAB:minrhs', 'compare_versions: two versions and an operator are needed.');
    end
    for text = {v1, v2, operator}
        if ~ischar(text{1}) && ~isstring(text{1})
            error('MATLAB:compare_versions:text', 'compare_versions: both version numbers and the operator must be strings.');
        end
    end
    a = parts_of(char(v1));
    b = parts_of(char(v2));
    n = max(numel(a), numel(b));
    a(end + 1:n) = 0;
    b(end + 1:n) = 0;
    k = find(a ~= b, 1);
    sense = 0;
    if ~isempty(k)
        sense = sign(a(k) - b(k));
    end
    switch char(operator)
        case '=='
            tf = sense == 0;
        case '<'
            tf = sense < 0;
        case '<='
            tf = sense <= 0;
        case '>'
            tf = sense > 0;
        case '>='
            tf = sense >= 0;
        case {'!=', '~='}
            tf = sense ~= 0;
        otherwise
            error('MATLAB:compare_versions:operator', 'compare_versions: the operator "%s" is not valid.', char(operator));
    end
end

function parts = parts_of(version)
    pieces = regexp(strtrim(version), '^([0-9]+(?:\.[0-9]+)*)(.*)$', 'tokens', 'once');
    if isempty(pieces)
        error('MATLAB:compare_versions:version', 'compare_versions: version numbers must be a single row: "%s".', version);
    end
    parts = [str2double(strsplit(pieces{1}, '.')), double(pieces{2})];
end
