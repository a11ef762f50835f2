#version 450
#extension GL_GOOGLE_include_directive : require
#include "frame.glsl"
layout(location = 0) in vec4 place; // centre, half size
layout(location = 1) in vec4 form;  // shape, edge width, corner
layout(location = 2) in vec4 face;
layout(location = 3) in vec4 edge;
layout(location = 0) out vec2 local;
layout(location = 1) flat out vec2 half_size;
layout(location = 2) flat out vec3 flat_form;
layout(location = 3) flat out vec4 flat_face;
layout(location = 4) flat out vec4 flat_edge;

void main() {
    vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1) * 2.0 - 1.0;
    // Stars and triangles reach a tenth beyond their radius.
    vec2 reach = place.zw * (form.x > 99.0 ? 1.0 : 1.25) + 0.5 * form.y + 1.0;
    local = corner * reach;
    half_size = place.zw;
    flat_form = form.xyz;
    flat_face = face;
    flat_edge = edge;
    gl_Position = to_clip(place.xy + local);
}
