#version 450
layout(location = 0) in vec2 texel;
layout(location = 1) flat in vec4 text_color;
layout(location = 2) flat in vec2 range;
layout(location = 0) out vec4 color;
layout(set = 0, binding = 0) uniform sampler2D atlas;

// Four samples a pixel: at text sizes one distance says too little about a corner or a thin stroke.
void main() {
    vec2 unit = 1.0 / vec2(textureSize(atlas, 0));
    float cover = 0.0;
    for (int i = 0; i < 4; ++i) {
        vec2 offset = vec2((i & 1) * 0.5 - 0.25, (i >> 1) * 0.5 - 0.25) * range.y;
        float distance = (texture(atlas, (texel + offset) * unit).r - 0.5) * range.x;
        cover += clamp(0.5 + 2.0 * distance, 0.0, 1.0);
    }
    float a = text_color.a * cover * 0.25;
    if (a <= 0.0)
        discard;
    color = vec4(text_color.rgb * a, a);
}
