#version 450
#extension GL_GOOGLE_include_directive : require
#include "frame.glsl"
layout(location = 0) in vec4 ends;    // x0 y0 x1 y1
layout(location = 1) in vec4 normals; // n0 n1
layout(location = 2) in float arc;
layout(location = 0) out vec2 position;
layout(location = 1) flat out vec4 flat_ends;
layout(location = 2) flat out vec4 flat_normals;
layout(location = 3) flat out float flat_arc;

void main() {
    vec2 along = ends.zw - ends.xy;
    float len = length(along);
    vec2 dir = len > 1e-6 ? along / len : vec2(1.0, 0.0);
    vec2 side = vec2(-dir.y, dir.x);
    float reach = frame.half_width + 1.0;
    vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1);
    position = (corner.x > 0.5 ? ends.zw + dir * reach : ends.xy - dir * reach) +
               side * (corner.y > 0.5 ? reach : -reach);
    flat_ends = ends;
    flat_normals = normals;
    flat_arc = arc;
    gl_Position = to_clip(position);
}
