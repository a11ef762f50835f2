#version 450
#extension GL_GOOGLE_include_directive : require
#include "frame.glsl"
#include "coverage.glsl"
layout(location = 0) in vec2 position;
layout(location = 1) flat in vec4 ends;
layout(location = 2) flat in vec4 normals;
layout(location = 3) flat in float arc;
layout(location = 0) out vec4 color;

void main() {
    // The pixel's own centre, not the interpolated position: neighbours must agree which of them owns it.
    vec2 p = gl_FragCoord.xy;
    float cover = line_coverage(p, ends.xy, ends.zw, normals.xy, normals.zw, frame.half_width);
    if (frame.dash_period > 0.0) {
        vec2 along = ends.zw - ends.xy;
        float s = dot(p - ends.xy, along) / max(length(along), 1e-6);
        cover *= dash_coverage(arc + s, frame.dash_period, frame.dash);
    }
    if (cover <= 0.0)
        discard;
    float a = frame.color.a * cover;
    color = vec4(frame.color.rgb * a, a);
}
