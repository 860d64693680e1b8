//! Stands in for the program `wasm-bindgen`: the same library, of the version Cargo.lock names.
//!
//! `cargo xtask build` calls it, and so does Trunk when it finds it in the search path.
//! It takes just the options those two give, so that nothing has to be downloaded or installed.

mod harmless;
mod short;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use wasm_bindgen_cli_support::{Bindgen, Output};

/// What one call asks for.
#[derive(Debug, Default)]
struct Request {
    input: Option<PathBuf>,
    out_dir: Option<PathBuf>,
    out_name: Option<String>,
    typescript: Typescript,
    keep_debug: bool,
}

/// Whether type declarations are written beside the JavaScript.
#[derive(Clone, Copy, Debug, Default)]
enum Typescript {
    #[default]
    Written,
    LeftOut,
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    if args.iter().any(|arg| arg == "--version" || arg == "-V") {
        // Trunk compares the second word with the version in Cargo.lock.
        println!("wasm-bindgen {}", wasm_bindgen_shared::version());
        return ExitCode::SUCCESS;
    }
    match parse(&args).and_then(generate) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("wasm-bindgen (the workspace's own, xtask/bindgen): {message}");
            ExitCode::from(2)
        }
    }
}

/// Reads the options, each as `--key value` or `--key=value`.
fn parse(args: &[String]) -> Result<Request, String> {
    let mut words = args
        .iter()
        .flat_map(|arg| match arg.split_once('=') {
            Some((key, value)) if key.starts_with("--") => vec![key, value],
            Some(_) | None => vec![arg.as_str()],
        })
        .collect::<Vec<_>>()
        .into_iter();
    let mut request = Request::default();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .ok_or(format!("`{word}` needs a value after it"))
        };
        match word {
            "--target" => match value()? {
                "web" => {}
                other => {
                    return Err(format!(
                        "target `{other}` is unknown here; only `web` is used"
                    ));
                }
            },
            "--out-dir" => request.out_dir = Some(value()?.into()),
            "--out-name" => request.out_name = Some(value()?.to_owned()),
            "--typescript" => request.typescript = Typescript::Written,
            "--no-typescript" => request.typescript = Typescript::LeftOut,
            "--keep-debug" => request.keep_debug = true,
            option if option.starts_with('-') => {
                return Err(format!(
                    "option `{option}` is unknown here; add it to xtask/bindgen/src/main.rs"
                ));
            }
            file => request.input = Some(file.into()),
        }
    }
    Ok(request)
}

/// Writes the JavaScript and the wasm that a browser loads.
fn generate(request: Request) -> Result<(), String> {
    let input = request.input.ok_or("name the wasm file to work on")?;
    let out_dir = request
        .out_dir
        .ok_or("name the folder to write to with `--out-dir`")?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true).map_err(|error| format!("{error:#}"))?;
    bindgen.input_path(&input).keep_debug(request.keep_debug);
    bindgen.typescript(match request.typescript {
        Typescript::Written => true,
        Typescript::LeftOut => false,
    });
    // Function names are for stack traces and make a quarter of the file as it is sent: only the published page drops
    // them. Trunk doesn't tell which page it builds, but cargo's folder does.
    let is_published = input.iter().any(|folder| folder == "release");
    if is_published {
        bindgen
            .remove_name_section(true)
            .remove_producers_section(true);
    }
    if let Some(name) = &request.out_name {
        bindgen.out_name(name);
    }
    let mut output = bindgen
        .generate_output()
        .map_err(|error| format!("{}: {error:#}", input.display()))?;
    let short = if is_published {
        Some(shorten(&mut output))
    } else {
        None
    };
    output
        .emit(&out_dir)
        .map_err(|error| format!("{}: {error:#}", out_dir.display()))?;
    let Some(script) = short else { return Ok(()) };
    let stem = bindgen.stem().map_err(|error| format!("{error:#}"))?;
    let path = out_dir.join(stem).with_extension("js");
    fs::write(&path, script).map_err(|error| format!("can't write {}: {error}", path.display()))
}

/// Gives the imports of the wasm short names, and returns the script that uses them.
fn shorten(output: &mut Output) -> String {
    let module = output.wasm_mut();
    let names = short::names(module.imports.iter().map(|import| &*import.name));
    for import in module.imports.iter_mut() {
        if let Some(name) = names.get(&import.name) {
            import.name.clone_from(name);
        }
    }
    harmless::script(&short::script(output.js(), &names))
}
