// How much of a pixel a primitive covers, from signed distances in pixels (negative inside). This text is both GLSL,
// included by the fragment shaders, and C++, included by plot/render/software.cpp, so that both draw the same picture.

float covered(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

// One segment of a polyline, see LineInstance. An end with a neighbour is round and cut by the plane between the two;
// an end without one is straight.
float line_coverage(vec2 p, vec2 p0, vec2 p1, vec2 n0, vec2 n1, float half_width) {
    vec2 along = p1 - p0;
    float len = length(along);
    vec2 dir = along / max(len, 1e-6);
    vec2 d = p - p0;
    float s = dot(d, dir);
    float t = d.x * dir.y - d.y * dir.x;
    float cover = 1.0;
    bool joined0 = dot(n0, n0) > 0.0;
    bool joined1 = dot(n1, n1) > 0.0;
    if (joined0 && dot(d, n0) <= 0.0)
        return 0.0;
    if (joined1 && dot(p - p1, n1) > 0.0)
        return 0.0;
    float beyond = 0.0;
    if (s < 0.0) {
        beyond = joined0 ? s : 0.0;
    } else if (s > len) {
        beyond = joined1 ? s - len : 0.0;
    }
    if (!joined0)
        cover *= clamp(0.5 + s, 0.0, 1.0);
    if (!joined1)
        cover *= clamp(0.5 + len - s, 0.0, 1.0);
    float away = length(vec2(beyond, t));
    return cover * covered(away - half_width);
}

// Distance along the line -> how much of the dash pattern is "on" there. `dash`: on, off, on, off.
float dash_coverage(float s, float period, vec4 dash) {
    if (period <= 0.0)
        return 1.0;
    float first = s - 0.5 * dash.x;
    first = abs(first - period * floor(first / period + 0.5)) - 0.5 * dash.x;
    float second = s - (dash.x + dash.y + 0.5 * dash.z);
    second = abs(second - period * floor(second / period + 0.5)) - 0.5 * dash.z;
    float on = covered(first);
    if (dash.z > 0.0)
        on = max(on, covered(second));
    return on;
}

float rect_distance(vec2 p, vec2 half_size, float corner) {
    vec2 q = abs(p) - half_size + vec2(corner, corner);
    return length(max(q, vec2(0.0, 0.0))) + min(max(q.x, q.y), 0.0) - corner;
}

float segment_distance(vec2 p, vec2 a, vec2 b) {
    vec2 along = b - a;
    float t = clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0);
    return length(p - a - along * t);
}

// Triangle with its tip up (y grows downwards), its corners on the circle of radius r about the centre.
float triangle_distance(vec2 p, float r) {
    float sides = 0.8660254 * abs(p.x) - 0.5 * p.y - 0.5 * r;
    return max(sides, p.y - 0.5 * r);
}

// Star with n points at radius r and notches at radius r * inner, one point up: folded into half of one point, whose
// only edge runs from the tip to the notch.
float star_distance(vec2 p, float r, float n, float inner) {
    float sector = 3.14159265 / n;
    float angle = atan(abs(p.x), -p.y);
    angle = abs(angle - 2.0 * sector * floor(angle / (2.0 * sector) + 0.5));
    float len = length(p);
    vec2 q = vec2(len * cos(angle), len * sin(angle));
    vec2 tip = vec2(r, 0.0);
    vec2 notch = vec2(r * inner * cos(sector), r * inner * sin(sector));
    vec2 edge = notch - tip;
    return dot(q - tip, vec2(edge.y, -edge.x)) / length(edge);
}

// The numbers of etna::plot::Marker. Strokes give the distance to their middle.
bool marker_is_stroke(int marker) {
    return marker == 1 || marker == 3 || marker == 5 || marker == 14 || marker == 15;
}

float marker_distance(int marker, vec2 p, float r) {
    vec2 a = abs(p);
    if (marker == 1) // plus
        return a.x > a.y ? length(vec2(max(a.x - r, 0.0), a.y)) : length(vec2(max(a.y - r, 0.0), a.x));
    if (marker == 3) { // star: six arms
        float d = segment_distance(a, vec2(0.0, 0.0), vec2(0.0, r));
        d = min(d, segment_distance(a, vec2(0.0, 0.0), vec2(r, 0.0)));
        return min(d, segment_distance(a, vec2(0.0, 0.0), vec2(0.7071068 * r, 0.7071068 * r)));
    }
    if (marker == 5) // cross
        return segment_distance(a, vec2(0.0, 0.0), vec2(0.7071068 * r, 0.7071068 * r));
    if (marker == 6) // square
        return max(a.x, a.y) - 0.8862269 * r;
    if (marker == 7) // diamond
        return (a.x + a.y - 1.1 * r) * 0.7071068;
    if (marker == 8) // triangles
        return triangle_distance(p - vec2(0.0, 0.12 * r), 1.1 * r);
    if (marker == 9)
        return triangle_distance(vec2(p.x, -p.y - 0.12 * r), 1.1 * r);
    if (marker == 10)
        return triangle_distance(vec2(p.y, -p.x - 0.12 * r), 1.1 * r);
    if (marker == 11)
        return triangle_distance(vec2(p.y, p.x - 0.12 * r), 1.1 * r);
    if (marker == 12) // pentagram
        return star_distance(p, 1.1 * r, 5.0, 0.381966);
    if (marker == 13) // hexagram
        return star_distance(p, 1.1 * r, 6.0, 0.5773503);
    if (marker == 14) // horizontal bar
        return segment_distance(a, vec2(0.0, 0.0), vec2(r, 0.0));
    if (marker == 15) // vertical bar
        return segment_distance(a, vec2(0.0, 0.0), vec2(0.0, r));
    return length(p) - r; // circle, point
}

// Cover of the face (x) and of the edge (y) of a shape at `p` from its centre.
vec2 shape_coverage(float shape, vec2 p, vec2 half_size, float edge_width, float corner) {
    if (shape > 99.0) {
        float d = rect_distance(p, half_size, corner);
        float inner = covered(d + edge_width);
        return vec2(inner, covered(d) - inner);
    }
    int marker = int(shape + 0.5);
    float d = marker_distance(marker, p, half_size.x);
    if (marker_is_stroke(marker))
        return vec2(0.0, covered(d - 0.5 * edge_width));
    if (edge_width <= 0.0)
        return vec2(covered(d), 0.0);
    float inner = covered(d + 0.5 * edge_width);
    return vec2(inner, covered(d - 0.5 * edge_width) - inner);
}
