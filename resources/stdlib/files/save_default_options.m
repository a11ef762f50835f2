function old = save_default_options(options, varargin)
%SAVE_DEFAULT_OPTIONS Options of save in programs for Octave
%   old = SAVE_DEFAULT_OPTIONS() and old = SAVE_DEFAULT_OPTIONS(options) keep text as programs for Octave set it. save
%   itself writes MAT-files unless it is asked for another format.
    persistent kept
    if isempty(kept)
        kept = '-mat';
    end
    old = kept;
    if nargin > 0
        kept = options;
    end
end
