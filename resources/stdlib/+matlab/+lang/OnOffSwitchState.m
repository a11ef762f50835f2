classdef OnOffSwitchState < logical
    % State of a switch: on is true, off is false.
    enumeration
        off (false)
        on (true)
    end
end
