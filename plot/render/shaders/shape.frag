#version 450
#extension GL_GOOGLE_include_directive : require
#include "coverage.glsl"
layout(location = 0) in vec2 local;
layout(location = 1) flat in vec2 half_size;
layout(location = 2) flat in vec3 form;
layout(location = 3) flat in vec4 face;
layout(location = 4) flat in vec4 edge;
layout(location = 0) out vec4 color;

void main() {
    vec2 cover = shape_coverage(form.x, local, half_size, form.y, form.z);
    float a = face.a * cover.x, b = edge.a * cover.y;
    if (a + b <= 0.0)
        discard;
    color = vec4(face.rgb * a + edge.rgb * b, a + b);
}
