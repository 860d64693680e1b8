//! Reads a command's options, and refuses what the command doesn't know.

use crate::failure::Failure;

/// The words after the command's name that nobody has asked for yet.
pub struct Options {
    command: &'static str,
    known: &'static str,
    left: Vec<String>,
}

impl Options {
    /// `known` is the list that a person sees after a slip.
    pub fn new(command: &'static str, known: &'static str, args: &[String]) -> Self {
        Options {
            command,
            known,
            left: args.to_vec(),
        }
    }

    /// Takes an option without a value; tells whether it was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.left.len();
        self.left.retain(|word| word != name);
        self.left.len() < before
    }

    /// Takes an option with a value, given as `--name value` or `--name=value`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let joined = format!("{name}=");
        let Some(at) = self
            .left
            .iter()
            .position(|word| word == name || word.starts_with(&joined))
        else {
            return Ok(None);
        };
        let word = self.left.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.left.len() {
            return Ok(Some(self.left.remove(at)));
        }
        Err(self.slip(&format!("`{name}` needs a value after it")))
    }

    /// Takes a port number.
    pub fn port(&mut self, name: &str) -> Result<Option<u16>, Failure> {
        let Some(word) = self.value(name)? else {
            return Ok(None);
        };
        match word.parse() {
            Ok(port) if port > 0 => Ok(Some(port)),
            Ok(_) | Err(_) => Err(self.slip(&format!(
                "`{name} {word}` is no port; give a number from 1 to 65535"
            ))),
        }
    }

    /// Ends the reading: whatever is left is unknown.
    pub fn finish(self) -> Result<(), Failure> {
        match self.left.first() {
            None => Ok(()),
            Some(word) => Err(self.slip(&format!("`{word}` is unknown"))),
        }
    }

    fn slip(&self, message: &str) -> Failure {
        Failure::Usage(format!(
            "{}: {message}. Known here: {}",
            self.command, self.known
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn options(words: &[&str]) -> Options {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Options::new("serve", "--port N, --open", &words)
    }

    #[test]
    fn both_spellings_of_a_value_are_read() {
        for words in [
            &["--port", "81"][..],
            &["--port=81"],
            &["--open", "--port", "81"],
        ] {
            let mut options = options(words);
            options.flag("--open");
            assert_eq!(options.port("--port").unwrap(), Some(81), "{words:?}");
            assert!(options.finish().is_ok(), "{words:?}");
        }
    }

    #[test]
    fn slips_are_refused() {
        for words in [
            &["--port"][..],
            &["--port", "0"],
            &["--port", "x"],
            &["--port", "70000"],
        ] {
            assert!(options(words).port("--port").is_err(), "{words:?}");
        }
        assert!(options(&["--wide"]).finish().is_err());
    }
}
