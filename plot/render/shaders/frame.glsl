// What every pipeline knows: the size of the image, and the state of a batch of lines (plot/render/pipelines.h).
layout(push_constant) uniform Frame {
    vec2 size_px;
    float half_width;
    float dash_period;
    vec4 color;
    vec4 dash;
} frame;

vec4 to_clip(vec2 px) { return vec4(px / frame.size_px * 2.0 - 1.0, 0.0, 1.0); }
