classdef Data < event.EventData
    properties
        Payload
    end
    methods
        function d = Data(p)
            d.Payload = p;
        end
    end
end
