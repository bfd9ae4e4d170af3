namespace Pulumi.Serialization;

/// <summary>Values without their secret marks, for those who keep the secrecy elsewhere.</summary>
internal static class WireSecrets
{
    public static WireObject Reveal(WireObject pairs)
    {
        var result = new WireObject();
        foreach (var (key, value) in pairs)
            result[key] = Reveal(value);
        return result;
    }

    public static object? Reveal(object? wire)
    {
        switch (wire)
        {
            case WireObject { Signature: WireSignature.Secret } secret:
                return Reveal(secret["value"]);
            case WireObject pairs:
                return Reveal(pairs);
            case WireList list:
                var items = new WireList(list.Count);
                items.AddRange(list.Select(Reveal));
                return items;
            default:
                return wire;
        }
    }
}
