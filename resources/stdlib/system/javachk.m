function problem = javachk(feature, component)
%JAVACHK Error structure for a missing Java feature
%   problem = JAVACHK(feature) is an error structure for use with error: Java is not part of this program, so that it
%   always says that the feature is missing. JAVACHK(feature, component) names who needs it.
    if nargin < 2
        component = 'This function';
    end
    switch lower(char(feature))
        case {'jvm', 'awt', 'swing', 'desktop'}
        otherwise
            error('MATLAB:javachk:UnknownFeature', 'Unknown Java feature ''%s''.', char(feature));
    end
    problem = struct('message', sprintf('%s is not supported because Java is not available.', char(component)), ...
        'identifier', 'MATLAB:javachk:thisFeatureNotAvailable', 'stack', struct('file', {}, 'name', {}, 'line', {}));
end
