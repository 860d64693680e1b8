//! The server through its front door: requests in, answers out.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use super::{Answer, Site};

/// This crate's own folder, as a site.
fn site() -> Site {
    Site {
        folder: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf(),
        under: "/sub/".to_owned(),
    }
}

#[test]
fn addresses_get_their_file_or_the_start_page_or_nothing() {
    let (file, start, missing, folder) = ("file", "start", "missing", "folder");
    let cases = [
        ("/sub/Cargo.toml", file),
        ("/sub/Cargo.toml?x=../..", file),
        ("/sub/src%2Fmain.rs", file),
        ("/sub/no-such-screen", start),
        ("/sub/src", folder),
        ("/sub/src?x", folder),
        ("/sub/src/", start),
        ("/", start),
        ("/other/Cargo.toml", start),
        ("/sub/no.css", missing),
        ("/sub/../Cargo.toml", missing),
        ("/sub/%2e%2e/Cargo.toml", missing),
        ("/sub/..%5cCargo.toml", missing),
        ("/sub/.gitignore", missing),
        ("/sub/%zz", missing),
        ("/sub/%ff", missing),
    ];
    for (target, expected) in cases {
        let got = match site().answer("GET", target) {
            Answer::File { .. } => file,
            Answer::ToStart => start,
            Answer::ToFolder(path) => {
                assert_eq!(path, "/sub/src");
                folder
            }
            Answer::NotFound => missing,
            Answer::BadMethod => "refused",
        };
        assert_eq!(got, expected, "{target}");
    }
    assert_eq!(site().answer("POST", "/sub/Cargo.toml"), Answer::BadMethod);
}

#[test]
fn a_head_request_gets_the_headers_alone() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || site().serve(&listener));
    let ask = |method: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "{method} /sub/Cargo.toml HTTP/1.1\r\nhost: localhost\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    };
    let (get, head) = (ask("GET"), ask("HEAD"));
    assert!(get.0.starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(get.1.contains("[package]"));
    assert_eq!(head, (get.0, String::new()));
}
