using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The members of an arguments class that are sent, found once for each class.</summary>
internal sealed class InputMembers
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, InputMembers> Cache = new();
    private readonly ImmutableArray<InputMember> _members;

    // Private fields of a base class are not among a type's fields, so a subclass of an arguments class loses the
    // lists and maps of its base. The published SDK does the same.
    private InputMembers(Type type) =>
        _members =
        [
            .. from member in type.GetFields(Instance).Concat<MemberInfo>(type.GetProperties(Instance))
               let attribute = member.GetCustomAttribute<InputAttribute>()
               where attribute is not null
               select new InputMember(member, attribute),
        ];

    public static InputMembers Of(Type type) => Cache.GetOrAdd(type, static key => new(key));

    public IReadOnlyList<KeyValuePair<string, object?>> Read(InputArgs args)
    {
        var pairs = new KeyValuePair<string, object?>[_members.Length];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = KeyValuePair.Create(_members[i].Name, _members[i].Read(args));
        return pairs;
    }
}
