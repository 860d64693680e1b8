//! Prints a line for each file that is named: how many bytes of it a server sends that compresses as far as brotli goes.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use brotli::enc::BrotliEncoderParams;

fn main() -> ExitCode {
    for path in env::args_os().skip(1) {
        match weight(path.as_ref()) {
            Ok(bytes) => println!("{bytes}"),
            Err(error) => {
                eprintln!("{}: {error}", Path::new(&path).display());
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

fn weight(path: &Path) -> io::Result<usize> {
    let mut content = io::Cursor::new(fs::read(path)?);
    // As servers and their tools have it: quality 11, and a window that spans the largest file.
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut packed, &params)?;
    Ok(packed.len())
}
