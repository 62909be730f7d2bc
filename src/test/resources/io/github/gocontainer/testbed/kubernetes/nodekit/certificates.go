package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// Days that a test cluster may live.
const days = 30

type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	folder      string
	serial      int64
}

// Certificates writes what the programs of a cluster show one another, and a kubeconfig for each client:
//
//	nodekit certificates FOLDER PORT ADDRESS...
//
// The kubeconfigs lead to PORT of 127.0.0.1; the API server is also known by the ADDRESSes.
func certificates(arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("usage: nodekit certificates FOLDER PORT ADDRESS...")
	}
	folder, port := arguments[0], arguments[1]
	pki := filepath.Join(folder, "pki")
	if err := os.MkdirAll(pki, 0o700); err != nil {
		return err
	}
	ca, err := newAuthority(pki)
	if err != nil {
		return err
	}
	addresses := []net.IP{net.IPv4(127, 0, 0, 1)}
	for _, text := range arguments[2:] {
		addresses = append(addresses, net.ParseIP(text))
	}
	if err := ca.issue("apiserver", pkix.Name{CommonName: "kube-apiserver"}, addresses); err != nil {
		return err
	}
	for name, subject := range map[string]pkix.Name{
		"admin":     {CommonName: "admin", Organization: []string{"system:masters"}},
		"manager":   {CommonName: "system:kube-controller-manager"},
		"scheduler": {CommonName: "system:kube-scheduler"},
		"node":      {CommonName: "system:node:node1", Organization: []string{"system:nodes"}},
	} {
		if err := ca.issue(name, subject, nil); err != nil {
			return err
		}
		login := fmt.Sprintf("client-certificate: %s/%s.crt, client-key: %s/%s.key", pki, name, pki, name)
		if err := kubeconfig(folder, name, port, login); err != nil {
			return err
		}
	}
	if err := ca.signingKey("serviceaccounts"); err != nil {
		return err
	}
	return tokens(folder, pki, port)
}

// Tokens of one who may everything and of one who may what a test lets him.
func tokens(folder, pki, port string) error {
	file := ""
	for _, user := range []struct{ name, groups string }{{"operator", "system:masters"}, {"limited", "testers"}} {
		random := make([]byte, 16)
		if _, err := rand.Read(random); err != nil {
			return err
		}
		token := hex.EncodeToString(random)
		file += fmt.Sprintf("%s,%s,%s,%q\n", token, user.name, user.name, user.groups)
		if err := kubeconfig(folder, user.name, port, "token: "+token); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(pki, "tokens.csv"), []byte(file), 0o600)
}

func kubeconfig(folder, name, port, login string) error {
	text := fmt.Sprintf(`apiVersion: v1
kind: Config
clusters: [{name: real, cluster: {server: "https://127.0.0.1:%s", certificate-authority: "%s/pki/ca.crt"}}]
users: [{name: %s, user: {%s}}]
contexts: [{name: real, context: {cluster: real, user: %s}}]
current-context: real
`, port, folder, name, login, name)
	return os.WriteFile(filepath.Join(folder, name+".kubeconfig"), []byte(text), 0o600)
}

func newAuthority(folder string) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "authority of a test cluster"},
		NotBefore:             time.Now().Add(-time.Hour),
		NotAfter:              time.Now().AddDate(0, 0, days),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	ca := &authority{certificate: certificate, key: key, folder: folder, serial: 1}
	if err := ca.write("ca.crt", "CERTIFICATE", der); err != nil {
		return nil, err
	}
	return ca, ca.writeKey("ca", key)
}

// Issue makes a certificate of a server, where there are addresses, or else of a client.
func (ca *authority) issue(name string, subject pkix.Name, addresses []net.IP) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	ca.serial++
	template := &x509.Certificate{
		SerialNumber: big.NewInt(ca.serial),
		Subject:      subject,
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().AddDate(0, 0, days),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	if addresses != nil {
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		template.IPAddresses = addresses
		template.DNSNames = []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, ca.certificate, &key.PublicKey, ca.key)
	if err != nil {
		return err
	}
	if err := ca.write(name+".crt", "CERTIFICATE", der); err != nil {
		return err
	}
	return ca.writeKey(name, key)
}

func (ca *authority) signingKey(name string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	return ca.writeKey(name, key)
}

func (ca *authority) writeKey(name string, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return ca.write(name+".key", "EC PRIVATE KEY", der)
}

func (ca *authority) write(name, kind string, der []byte) error {
	text := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	return os.WriteFile(filepath.Join(ca.folder, name), text, 0o600)
}
