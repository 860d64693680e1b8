//! The project's commands, `cargo xtask COMMAND`: one module each, and this file only picks one.

mod advise;
mod apt;
mod bench;
mod browser;
mod budget;
mod build;
mod coverage;
mod debian;
mod deliver;
mod facts;
mod failure;
mod fuzz;
mod options;
mod reproduce;
mod serve;
mod server;
mod shell;
mod site;
mod sizes;
mod stage;
mod test;
mod toolchain;
mod trunk;
mod workspace;

use std::env;
use std::process::ExitCode;

use failure::Failure;

const USAGE: &str = "\
Usage: cargo xtask COMMAND [OPTIONS]

  serve [--port N] [--open]  set up what is missing, build the site, serve it here
  test [STEP…]               everything: engine, data, screens, a real browser
  build [--at ADDRESS]       the site, into dist/, to be published at an address
  trunk ARGUMENT…            Trunk, with all it needs to work without a download
  reproduce                  the site twice, in two folders, and whether both are the same
  advise FILE                judge the answers in FILE and print the advice as JSON
  facts                      every figure in the data, one JSON object a line
  coverage                   what became of each entry of the documents, a line each
  fuzz [TARGET…]             break what comes from outside at random; --minutes N or --inputs N for each, --seed S
  bench [NAME…]              the benchmarks, with their ratios; `bench soak` uses one kiosk page a thousand times

Only Rust and Node have to be there; what else a command needs it installs and says so.";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(message)) => {
            eprintln!("xtask: {message}");
            ExitCode::from(2)
        }
        Err(Failure::Work(message)) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Hands the words after the command's name to its module.
fn dispatch(args: &[String]) -> Result<(), Failure> {
    let Some((command, rest)) = args.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    match command.as_str() {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "build" => build::run(rest),
        "trunk" => trunk::run(rest),
        "reproduce" => reproduce::run(rest),
        "advise" => advise::run(rest),
        "facts" => facts::run(rest),
        "coverage" => coverage::run(rest),
        "fuzz" => fuzz::run(rest),
        "bench" => bench::run(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Failure::Usage(format!(
            "there is no command `{other}`; `cargo xtask --help` lists the commands"
        ))),
    }
}
