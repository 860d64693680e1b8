//! The compact form of the catalogue that goes into the page: each programme a block of its own, with a checksum.

use super::{Base, Catalog, Defect, Programme};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Bundle {
    base: Block,
    programmes: Vec<Block>,
}

#[derive(Serialize, Deserialize)]
struct Block {
    name: String,
    checksum: u64,
    bytes: Vec<u8>,
}

impl Catalog {
    /// The compact form of the catalogue.
    ///
    /// # Errors
    /// When a part cannot be encoded; the message names it.
    pub fn to_bundle(&self) -> Result<Vec<u8>, String> {
        let programmes = self
            .programmes
            .iter()
            .map(|p| Block::of(&p.id, p))
            .collect::<Result<_, _>>()?;
        let bundle = Bundle {
            base: Block::of("base", &self.base)?,
            programmes,
        };
        postcard::to_allocvec(&bundle)
            .map_err(|error| format!("the catalogue cannot be bundled: {error}"))
    }

    /// Reads the compact form. A block that is damaged is left out and listed; the rest works.
    #[must_use]
    pub fn from_bundle(bytes: &[u8]) -> (Self, Vec<Defect>) {
        let mut defects = Vec::new();
        let Ok(bundle) = postcard::from_bytes::<Bundle>(bytes) else {
            return (Self::default(), vec![damaged("catalogue")]);
        };
        let base = bundle.base.read().unwrap_or_else(|defect| {
            defects.push(defect);
            Base::default()
        });
        let mut programmes: Vec<Programme> = Vec::new();
        for block in &bundle.programmes {
            match block.read() {
                Ok(programme) => programmes.push(programme),
                Err(defect) => defects.push(defect),
            }
        }
        (Self { programmes, base }, defects)
    }
}

impl Block {
    fn of<T: Serialize>(name: &str, part: &T) -> Result<Self, String> {
        let bytes = postcard::to_allocvec(part)
            .map_err(|error| format!("`{name}` cannot be bundled: {error}"))?;
        Ok(Self {
            name: name.to_owned(),
            checksum: checksum(&bytes),
            bytes,
        })
    }

    fn read<T: for<'de> Deserialize<'de>>(&self) -> Result<T, Defect> {
        let intact = checksum(&self.bytes) == self.checksum;
        intact
            .then(|| postcard::from_bytes(&self.bytes).ok())
            .flatten()
            .ok_or_else(|| damaged(&self.name))
    }
}

/// The version of a compact catalogue: its checksum in eight hexadecimal digits, the halves of the sum folded together.
#[must_use]
pub fn version(bundle: &[u8]) -> String {
    let sum = checksum(bundle);
    format!("{:08x}", (sum >> 32) ^ (sum & 0xffff_ffff))
}

/// FNV-1a: a flipped bit must not turn into another figure.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn damaged(name: &str) -> Defect {
    Defect {
        file: name.to_owned(),
        place: "its bytes in the page".to_owned(),
        fault: "they are damaged".to_owned(),
        mend: "Load the page again".to_owned(),
    }
}
