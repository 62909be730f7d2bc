import io.github.gocontainer.testbed.Scenario
import io.github.gocontainer.testbed.VulnerabilityDatabase

new VulnerabilityDatabase()
        .with('GO-2099-0001', 'CVE-2099-0001', 'github.com/google/uuid', '1.9.0', 'github.com/google/uuid', 'NewString')
        .with('GO-2099-0002', 'CVE-2099-0002', 'github.com/google/uuid', '', 'github.com/google/uuid', 'NewUUID')
        .with('GO-2099-0003', 'CVE-2099-0003', 'golang.org/x/text', '0.3.7', 'golang.org/x/text/unicode/bidi', 'ParseString')
        .write(new Scenario(binding.variables).path('vulndb'))
true
