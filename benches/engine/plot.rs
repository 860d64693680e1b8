//! How the times grow with the number of programmes, as a picture for the documents; both scales are logarithmic.

use std::fmt::Write;

/// One line of the picture: its name, its color, and the nanoseconds by the number of programmes.
pub struct Line {
    pub name: &'static str,
    pub color: &'static str,
    pub points: Vec<(f64, f64)>,
}

/// The picture's size, and the room around the lines where their names and the scales stand.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 50.0;

/// The powers of ten at the ends of the scales: programmes, and nanoseconds.
const COUNTS: (i32, i32) = (2, 5);
const NANOS: (i32, i32) = (1, 9);

/// The picture, as SVG; it is read on a light and on a dark page.
pub fn svg(lines: &[Line]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\n\
         <title>Time by the number of programmes</title>\n\
         <style>text{{fill:#222}}.grid{{stroke:#bbb;stroke-width:.5}}@media(prefers-color-scheme:dark){{text{{fill:#eee}}.grid{{stroke:#666}}}}</style>\n"
    );
    for power in COUNTS.0..=COUNTS.1 {
        let (x, bottom) = (across(10_f64.powi(power)), HEIGHT - BOTTOM);
        let count = 10_u64.pow(power.unsigned_abs());
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{bottom}\"/><text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{count}</text>",
            bottom + 20.0
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">programmes</text>",
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 8.0
    );
    for power in NANOS.0..=NANOS.1 {
        let y = up(10_f64.powi(power));
        let right = WIDTH - RIGHT;
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 8.0,
            y + 4.0,
            time(power)
        );
    }
    for line in lines {
        let points: Vec<String> = line
            .points
            .iter()
            .map(|(count, nanos)| format!("{:.1},{:.1}", across(*count), up(*nanos)))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline fill=\"none\" stroke=\"{}\" stroke-width=\"2\" points=\"{}\"/>",
            line.color,
            points.join(" ")
        );
        if let Some((count, nanos)) = line.points.last() {
            // A line that ends early has its name above its end, where no other line is.
            let (x, y, anchor) = if *count < 10_f64.powi(COUNTS.1) {
                (across(*count), up(*nanos) - 10.0, "end")
            } else {
                (across(*count) + 8.0, up(*nanos) + 4.0, "start")
            };
            let _ = writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
                line.name
            );
        }
    }
    svg + "</svg>\n"
}

fn across(count: f64) -> f64 {
    let part = (count.log10() - f64::from(COUNTS.0)) / f64::from(COUNTS.1 - COUNTS.0);
    LEFT + part * (WIDTH - LEFT - RIGHT)
}

fn up(nanos: f64) -> f64 {
    let part = (nanos.log10() - f64::from(NANOS.0)) / f64::from(NANOS.1 - NANOS.0);
    HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)
}

/// A power of ten of nanoseconds.
fn time(power: i32) -> String {
    let (unit, of) = match power {
        ..3 => ("ns", 0),
        3..6 => ("µs", 3),
        6..9 => ("ms", 6),
        9.. => ("s", 9),
    };
    format!("{} {unit}", 10_u64.pow((power - of).unsigned_abs()))
}
