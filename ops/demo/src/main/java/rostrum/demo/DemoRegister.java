package rostrum.demo;

import java.util.List;

/** Invented members: the same every time, so that a demo can be talked about. */
final class DemoRegister {
    private static final List<String> FIRST =
            List.of(
                    "Alma", "Bruno", "Clara", "Dario", "Edda", "Farid", "Greta", "Henk", "Ines",
                    "Jaro", "Kira", "Luca", "Mila", "Noam", "Oda", "Pavel", "Quirin", "Rosa",
                    "Selim", "Tilda", "Udo", "Vera", "Wanda", "Xenia", "Yusuf", "Zora");
    private static final List<String> LAST =
            List.of(
                    "Amsel",
                    "Birke",
                    "Cedar",
                    "Distel",
                    "Erle",
                    "Fink",
                    "Ginster",
                    "Hasel",
                    "Iltis",
                    "Jasmin",
                    "Kiebitz",
                    "Linde",
                    "Meise",
                    "Nelke",
                    "Otter",
                    "Pappel",
                    "Quitte",
                    "Reiher",
                    "Star",
                    "Tanne",
                    "Ulme",
                    "Veilchen",
                    "Weide",
                    "Ziest");
    private static final List<String> CHAPTERS =
            List.of("Mill Lane", "North Bank", "Old Orchard", "South Meadow", "Weir");

    private DemoRegister() {}

    /** A register of so many members, the first in the chair. */
    static String csv(int members) {
        StringBuilder csv = new StringBuilder("number,name,chapter,role\n");
        csv.append("0001,Ada Albers,Mill Lane,chair\n");
        csv.append("0002,Ben Brook,North Bank,voter\n");
        for (int i = 3; i <= members; i++) {
            // Steps that share no factor with the lists' lengths: no name comes twice for long.
            String first = FIRST.get(i * 7 % FIRST.size());
            String last = LAST.get((i * 5 + i / LAST.size()) % LAST.size());
            String chapter = CHAPTERS.get(i * 3 % CHAPTERS.size());
            String role = i % 60 == 0 ? "guest" : "voter";
            csv.append("%04d,%s %s,%s,%s%n".formatted(i, first, last, chapter, role));
        }
        return csv.toString();
    }
}
