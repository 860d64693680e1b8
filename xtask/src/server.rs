//! A small web server for the files of one folder, for this machine only.
//!
//! It is ours because it is short: a server crate would cost more time to compile than it saves lines.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// No honest request is longer.
const LONGEST_REQUEST: u64 = 16 * 1024;

/// A folder and the path under which its files appear, `/` at both ends.
pub struct Site {
    pub folder: PathBuf,
    pub under: String,
}

/// What is sent back.
#[derive(Debug, PartialEq)]
enum Answer {
    File {
        kind: &'static str,
        content: Vec<u8>,
    },
    /// The address is not one of ours; the start page is.
    ToStart,
    /// The address is that of a folder, which has a slash at its end.
    ToFolder(String),
    NotFound,
    BadMethod,
}

impl Site {
    /// Answers until the process ends.
    pub fn serve(self, listener: &TcpListener) {
        let site = Arc::new(self);
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A browser opens spare connections and leaves them silent; each waits in its own thread.
            thread::spawn(move || {
                // A browser that goes away in mid-answer is nothing to report.
                let _ = site.talk(stream);
            });
        }
    }

    /// Reads one request and answers it; the connection is closed after it.
    fn talk(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST)).lines();
        let Some(first) = lines.next().transpose()? else {
            return Ok(());
        };
        // The headers are read to their end, or closing would cut the answer off.
        while lines
            .next()
            .transpose()?
            .is_some_and(|line| !line.is_empty())
        {}
        let mut words = first.split(' ');
        let (method, target) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        let (head, content) = self.reply(self.answer(method, target));
        stream.write_all(head.as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&content)?;
        }
        stream.flush()
    }

    /// Puts an answer into the words of HTTP: the head, and what follows it.
    fn reply(&self, answer: Answer) -> (String, Vec<u8>) {
        let text = |status: &str, text: &str| (status.to_owned(), TEXT, text.as_bytes().to_vec());
        let (status, kind, content) = match answer {
            Answer::File { kind, content } => ("200 OK".to_owned(), kind, content),
            Answer::ToStart => text(&format!("302 Found\r\nlocation: {}", self.under), ""),
            Answer::ToFolder(path) => {
                text(&format!("301 Moved Permanently\r\nlocation: {path}/"), "")
            }
            Answer::NotFound => text("404 Not Found", "There is no such file here.\n"),
            Answer::BadMethod => text(
                "405 Method Not Allowed",
                "Only GET and HEAD are answered here.\n",
            ),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-cache\r\n\
             access-control-allow-origin: *\r\nx-content-type-options: nosniff\r\nreferrer-policy: no-referrer\r\n\
             connection: close\r\n\r\n",
            content.len()
        );
        (head, content)
    }

    /// Decides what a request gets.
    fn answer(&self, method: &str, target: &str) -> Answer {
        if method != "GET" && method != "HEAD" {
            return Answer::BadMethod;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(inside) = path.strip_prefix(&self.under) else {
            return Answer::ToStart;
        };
        let Some(file) = place(&self.folder, inside) else {
            return Answer::NotFound;
        };
        let file = match (file.is_dir(), path.ends_with('/')) {
            // The addresses in a page are relative, so it is shown only where they are right.
            (true, false) => return Answer::ToFolder(path.to_owned()),
            (true, true) => file.join("index.html"),
            (false, _) => file,
        };
        match std::fs::read(&file) {
            Ok(content) => Answer::File {
                kind: kind(&file),
                content,
            },
            // An address of a screen as older pages had it, or a mistyped one: never the page in its place,
            // because its relative addresses would be wrong there.
            Err(_) if !inside.contains('.') => Answer::ToStart,
            Err(_) => Answer::NotFound,
        }
    }
}

/// The file for a path, or none if the path leads anywhere but down.
fn place(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in decode(path)?.split('/').filter(|part| !part.is_empty()) {
        // A colon or a backslash would be a drive or a folder on Windows, and a dot in front a hidden file.
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    Some(file)
}

/// Undoes the percent signs in an address.
fn decode(path: &str) -> Option<Cow<'_, str>> {
    if !path.contains('%') {
        return Some(Cow::Borrowed(path));
    }
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}

const TEXT: &str = "text/plain; charset=utf-8";

/// The media type by the file's ending; a browser compiles wasm while it loads only with the right one.
fn kind(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "txt" | "md" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
