using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class IngressesAreSafe(StackRuns runs) : Policy(runs)
{
    private const string Backend = "spec.rules[0].http.paths[0].backend.service";

    [Fact]
    public void One_without_a_certificate_is_found() => Finds("no certificate", "Ingress", "kibana", body => ((JObject)body["spec"]!).Remove("tls"));

    [Fact]
    public void A_certificate_for_another_host_is_found() => Finds("no certificate", "Ingress", "kibana", body => body["spec"]!["tls"]![0]!["hosts"]![0] = "other.example.com");

    [Fact]
    public void A_way_to_no_Service_is_found() => Finds("'nobody'", "Ingress", "kibana", body => body.SelectToken(Backend)!["name"] = "nobody");

    [Fact]
    public void A_way_to_no_port_is_found() => Finds("'http'", "Ingress", "kibana", body => body.SelectToken(Backend)!["port"]!["name"] = "http");

    protected override IEnumerable<string> Violations(StackRecord stack) => stack.OfKind("Ingress").SelectMany(ingress => Of(ingress, stack));

    private static IEnumerable<string> Of(StackResource ingress, StackRecord stack)
    {
        var certified = ingress.Body.SelectTokens("spec.tls[*].hosts[*]").Values<string>().ToHashSet();
        foreach (var rule in ingress.Body.SelectTokens("spec.rules[*]"))
        {
            if (!certified.Contains((string?)rule["host"]))
                yield return $"{ingress.Id} has no certificate for {rule["host"]}.";
            foreach (var backend in rule.SelectTokens("http.paths[*].backend.service"))
            {
                var service = stack.OfKind("Service").FirstOrDefault(service => service.ObjectName == (string?)backend["name"] && service.Namespace == ingress.Namespace);
                if (service is null)
                    yield return $"{ingress.Id} leads to the Service '{backend["name"]}', which does not exist.";
                else if (service.Body.SelectTokens("spec.ports[*].name").Values<string>().All(port => port != (string?)backend.SelectToken("port.name")))
                    yield return $"{ingress.Id} leads to port '{backend.SelectToken("port.name")}', which {service.Id} does not have.";
            }
        }
    }
}
