using System.Reflection;
using Monitoring.Tests.Stacks.Policies;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

public sealed class PoliciesAreBrokenOnceTests
{
    public static TheoryData<string> Names =>
        [.. typeof(PoliciesAreBrokenOnceTests).Assembly.GetTypes().Where(IsGuard).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_guard_has_a_test_of_its_own_that_expects_a_violation(string name)
    {
        var guard = typeof(PoliciesAreBrokenOnceTests).Assembly.GetTypes().Single(type => IsGuard(type) && type.Name == name);
        Assert.Contains(Own(guard), method => method.Name.EndsWith("found", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guard_without_one_is_found() => Assert.DoesNotContain(Own(typeof(Unguarded)), method => method.Name.EndsWith("found", StringComparison.Ordinal));

    private static bool IsGuard(Type type) => !type.IsAbstract && (type.IsSubclassOf(typeof(Policy)) || type.IsSubclassOf(typeof(Convention)));

    private static IEnumerable<MethodInfo> Own(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetCustomAttribute<FactAttribute>() is not null);

    private sealed class Unguarded
    {
        public static void Something()
        {
        }
    }
}
