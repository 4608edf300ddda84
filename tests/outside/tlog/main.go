// Verifies a Yihan log with golang.org/x/mod's own note and tlog packages, which share no code with ours.
//
// Usage: go run . <folder or URL> <verifier key> [<.tlog-proof file> <leaf in hex>]
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8
const tileWidth = 1 << tileHeight

func main() {
	if len(os.Args) != 3 && len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "usage: tlog <folder or URL> <verifier key> [<proof file> <leaf hex>]")
		os.Exit(2)
	}
	fetch := fetcher(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	checkpoint, err := fetch("checkpoint")
	must(err)
	tree := open(checkpoint, verifier)
	must(checkLog(fetch, tree))
	if len(os.Args) == 5 {
		proof, err := os.ReadFile(os.Args[3])
		must(err)
		leaf, err := hex.DecodeString(os.Args[4])
		must(err)
		must(checkProof(string(proof), leaf, verifier))
	}
	fmt.Println("ok", tree.N, tree.Hash)
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bad:", err)
		os.Exit(1)
	}
}

func fetcher(base string) func(path string) ([]byte, error) {
	if !strings.HasPrefix(base, "http://") && !strings.HasPrefix(base, "https://") {
		return func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(base, filepath.FromSlash(path))) }
	}
	client := &http.Client{Timeout: 30 * time.Second}
	return func(path string) ([]byte, error) {
		response, err := client.Get(strings.TrimSuffix(base, "/") + "/" + path)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, response.Status)
		}
		return io.ReadAll(response.Body)
	}
}

// open checks the signature and reads origin, size and root.
func open(checkpoint []byte, verifier note.Verifier) tlog.Tree {
	signed, err := note.Open(checkpoint, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		must(fmt.Errorf("the checkpoint's origin is not the key's name"))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	if len(root) != tlog.HashSize {
		must(fmt.Errorf("the root is not 32 bytes"))
	}
	return tlog.Tree{N: size, Hash: tlog.Hash(root)}
}

// tilePath turns x/mod's path (tile/8/L/N) into that of C2SP tlog-tiles (tile/L/N).
func tilePath(tile tlog.Tile) string {
	if tile.L == -1 {
		return "tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/data/")
	}
	return "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
}

// tileReader serves x/mod's verifying reader, which checks each tile against the root before using it.
type tileReader struct {
	fetch func(path string) ([]byte, error)
}

func (tileReader) Height() int { return tileHeight }

func (reader tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		content, err := reader.fetch(tilePath(tile))
		if err != nil {
			return nil, err
		}
		if len(content) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is %d bytes long", tilePath(tile), len(content))
		}
		data[i] = content
	}
	return data, nil
}

func (tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

// checkLog rebuilds the tree from the entries and compares it with the root and with every stored hash tile.
func checkLog(fetch func(path string) ([]byte, error), tree tlog.Tree) error {
	stored := []tlog.Hash{}
	local := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			if index >= int64(len(stored)) {
				return nil, fmt.Errorf("hash %d is not there yet", index)
			}
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	verified := tlog.TileHashReader(tree, tileReader{fetch})
	for bundle := int64(0); bundle*tileWidth < tree.N; bundle++ {
		width := min(tileWidth, int(tree.N-bundle*tileWidth))
		path := tilePath(tlog.Tile{H: tileHeight, L: -1, N: bundle, W: width})
		content, err := fetch(path)
		if err != nil {
			return err
		}
		for at := 0; at < width; at++ {
			if len(content) < 2 || len(content) < 2+int(binary.BigEndian.Uint16(content)) {
				return fmt.Errorf("%s ends before its entry %d", path, at)
			}
			length := int(binary.BigEndian.Uint16(content))
			hashes, err := tlog.StoredHashes(bundle*tileWidth+int64(at), content[2:2+length], local)
			if err != nil {
				return err
			}
			stored = append(stored, hashes...)
			content = content[2+length:]
		}
		if len(content) != 0 {
			return fmt.Errorf("bytes follow the last entry of %s", path)
		}
		// One authenticated read of a whole level 0 tile per bundle.
		indexes := make([]int64, width)
		for at := range indexes {
			indexes[at] = tlog.StoredHashIndex(0, bundle*tileWidth+int64(at))
		}
		hashes, err := verified.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for at, index := range indexes {
			if stored[index] != hashes[at] {
				return fmt.Errorf("entry %d is not what its tile was made from", bundle*tileWidth+int64(at))
			}
		}
	}
	root, err := tlog.TreeHash(tree.N, local)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("the entries give the root %s, the checkpoint says %s", root, tree.Hash)
	}
	for _, tile := range tlog.NewTiles(tileHeight, 0, tree.N) {
		if tile.L < 0 {
			continue
		}
		content, err := fetch(tilePath(tile))
		if err != nil {
			return err
		}
		want, err := tlog.ReadTileData(tile, local)
		if err != nil {
			return err
		}
		if !bytes.Equal(content, want) {
			return fmt.Errorf("%s is not what the entries give", tilePath(tile))
		}
	}
	return nil
}

// checkProof reads a C2SP tlog-proof and checks it against the leaf.
func checkProof(text string, leaf []byte, verifier note.Verifier) error {
	head, checkpoint, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof")
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return err
	}
	proof := tlog.RecordProof{}
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree := open([]byte(checkpoint), verifier)
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf))
}
