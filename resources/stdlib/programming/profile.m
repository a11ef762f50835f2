function varargout = profile(action, varargin)
%PROFILE Profile execution time for functions
%   PROFILE on, off, resume, clear and viewer, and p = PROFILE('status') and p = PROFILE('info') are accepted, so that
%   programs that measure themselves run. Times by function are not recorded: the table of PROFILE('info') is empty.
%
%   See also tic, toc, timeit.
    persistent running
    if isempty(running)
        running = 'off';
    end
    if nargin == 0
        action = 'viewer';
    end
    switch lower(char(action))
        case {'on', 'resume'}
            running = 'on';
        case 'off'
            running = 'off';
        case {'clear', 'viewer', 'report', '-history', '-timer', '-memory', '-nohistory', '-timestamp', '-detail'}
        case 'status'
            varargout{1} = struct('ProfilerStatus', running, 'DetailLevel', 'mmex', 'Timer', 'performance', ...
                'HistoryTracking', 'on', 'HistorySize', 5000000);
        case 'info'
            table = struct('CompleteName', {}, 'FunctionName', {}, 'FileName', {}, 'Type', {}, 'Children', {}, 'Parents', {}, ...
                'ExecutedLines', {}, 'IsRecursive', {}, 'TotalRecursiveTime', {}, 'PartialData', {}, 'NumCalls', {}, 'TotalTime', {});
            varargout{1} = struct('FunctionTable', {table}, 'FunctionHistory', zeros(2, 0), 'ClockPrecision', 1e-9, ...
                'ClockSpeed', 1e9, 'Name', 'MATLAB', 'Overhead', 0);
        otherwise
            error('MATLAB:profile:UnknownInputOption', 'Unknown input option: %s', char(action));
    end
end
