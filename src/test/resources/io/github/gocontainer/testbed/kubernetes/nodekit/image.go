package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
)

const media = "application/vnd.oci.image."

// Image writes an image of this very program, whose entrypoint is "pause", as an OCI archive that containerd imports:
//
//	nodekit image NAME FILE
func image(arguments []string) error {
	if len(arguments) != 2 {
		return fmt.Errorf("usage: nodekit image NAME FILE")
	}
	own, err := os.Executable()
	if err != nil {
		return err
	}
	program, err := os.ReadFile(own)
	if err != nil {
		return err
	}
	archive := &archive{}
	layerBytes, err := tarOf(map[string][]byte{"nodekit": program}, 0o755)
	if err != nil {
		return err
	}
	layer := archive.blob(media+"layer.v1.tar", layerBytes)
	configuration := archive.document(media+"config.v1+json", map[string]any{
		"architecture": runtime.GOARCH,
		"os":           "linux",
		"config":       map[string]any{"Entrypoint": []string{"/nodekit", "pause"}},
		"rootfs":       map[string]any{"type": "layers", "diff_ids": []any{layer["digest"]}},
	})
	manifest := archive.document(media+"manifest.v1+json", map[string]any{
		"schemaVersion": 2,
		"mediaType":     media + "manifest.v1+json",
		"config":        configuration,
		"layers":        []any{layer},
	})
	manifest["annotations"] = map[string]string{"io.containerd.image.name": arguments[0]}
	archive.put("index.json", encoded(map[string]any{"schemaVersion": 2, "manifests": []any{manifest}}))
	archive.put("oci-layout", []byte(`{"imageLayoutVersion":"1.0.0"}`))
	content, err := tarOf(archive.files, 0o644)
	if err != nil {
		return err
	}
	return os.WriteFile(arguments[1], content, 0o644)
}

type archive struct{ files map[string][]byte }

func (a *archive) put(name string, content []byte) {
	if a.files == nil {
		a.files = map[string][]byte{}
	}
	a.files[name] = content
}

func (a *archive) document(mediaType string, document any) map[string]any {
	return a.blob(mediaType, encoded(document))
}

// Blob keeps the bytes and returns their descriptor.
func (a *archive) blob(mediaType string, content []byte) map[string]any {
	sum := fmt.Sprintf("%x", sha256.Sum256(content))
	a.put("blobs/sha256/"+sum, content)
	return map[string]any{"mediaType": mediaType, "digest": "sha256:" + sum, "size": len(content)}
}

func encoded(document any) []byte {
	text, err := json.Marshal(document)
	if err != nil {
		panic(err)
	}
	return text
}

func tarOf(files map[string][]byte, mode int64) ([]byte, error) {
	var buffer bytes.Buffer
	writer := tar.NewWriter(&buffer)
	for name, content := range files {
		if err := writer.WriteHeader(&tar.Header{Name: name, Mode: mode, Size: int64(len(content))}); err != nil {
			return nil, err
		}
		if _, err := writer.Write(content); err != nil {
			return nil, err
		}
	}
	err := writer.Close()
	return buffer.Bytes(), err
}
