package org.example;

public final class Service {
    public static void main(String[] arguments) {
        System.out.println("Java");
    }
}
