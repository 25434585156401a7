//! Parse the command line, call, print one error, exit.

fn main() -> std::process::ExitCode {
    exocord::cli::main()
}
