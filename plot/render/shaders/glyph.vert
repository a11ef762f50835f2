#version 450
#extension GL_GOOGLE_include_directive : require
#include "frame.glsl"
layout(location = 0) in vec4 quad; // offset from the origin, size
layout(location = 1) in vec4 uv;   // texels
layout(location = 2) in vec4 turn; // origin, cos, sin
layout(location = 3) in vec2 range;
layout(location = 4) in vec4 color;
layout(location = 0) out vec2 texel;
layout(location = 1) flat out vec4 flat_color;
layout(location = 2) flat out vec2 flat_range; // px per distance unit, texels per px

void main() {
    vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1);
    vec2 p = quad.xy + corner * quad.zw;
    vec2 px = turn.xy + vec2(p.x * turn.z + p.y * turn.w, -p.x * turn.w + p.y * turn.z);
    texel = mix(uv.xy, uv.zw, corner);
    flat_color = color;
    flat_range = vec2(range.x, (uv.z - uv.x) / max(quad.z, 1e-6));
    gl_Position = to_clip(px);
}
